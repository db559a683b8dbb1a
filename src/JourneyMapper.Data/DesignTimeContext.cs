using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JourneyMapper.Data;

/// <summary>Lets <c>dotnet ef</c> make migrations without a database.</summary>
sealed class DesignTimeContext : IDesignTimeDbContextFactory<JourneyDbContext>
{
    public JourneyDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<JourneyDbContext>().UseNpgsql("Host=unused").Options);
}
