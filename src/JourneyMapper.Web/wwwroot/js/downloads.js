// A link that is clicked leaves the page where it is; the server answers with a file.
export function download(address, name = '') {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

// Gives what the page made to the browser as a file.
export async function save(stream, name) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: 'text/csv' }));
  download(address, name);
  // The browser still reads it at this moment.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
