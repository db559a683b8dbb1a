using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Rooms;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Radzen;

var builder = WebApplication.CreateBuilder(args);
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
    builder.WebHost.UseUrls("http://localhost:5080");
builder.WebHost.UseStaticWebAssets();

var connectionString = builder.Configuration.GetConnectionString("JourneyMapper")
    ?? throw new InvalidOperationException("ConnectionStrings:JourneyMapper is not set.");
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
builder.Services.AddPooledDbContextFactory<JourneyDbContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
builder.Services.AddSingleton<JourneyStore>();
builder.Services.AddSingleton<JourneyRooms>();
builder.Services.AddHostedService<JournalListener>();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddRadzenComponents();

var app = builder.Build();
await DatabaseMigrator.MigrateAsync(app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>());
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
