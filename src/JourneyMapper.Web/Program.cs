using JourneyMapper.Web.Resources;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => { System.Globalization.CultureInfo.CurrentUICulture = new("fr"); return Common.Journeys; });
app.Run();
