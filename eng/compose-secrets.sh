#!/bin/sh
# Makes the passwords that docker-compose.yml reads, where there are none yet: each in a file of its own below secrets/.
# The folder is for its owner alone; the files are readable, because the users of the containers read them through it.
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets
for name in database_password administrator_password; do
    if [ ! -s "secrets/$name" ]; then
        od -An -N 24 -t x1 /dev/urandom | tr -d ' \n' > "secrets/$name"
        chmod 644 "secrets/$name"
        echo "made secrets/$name"
    fi
done
