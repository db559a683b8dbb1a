using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Features.Api;
using JourneyMapper.Web.Features.Assistants;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Rounds;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Calendar;
using JourneyMapper.Web.Features.Changes;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Goals;
using JourneyMapper.Web.Features.Guide;
using JourneyMapper.Web.Features.History;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Features.OwnChannels;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Features.Repository;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Features.Templates;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Startup.Commands;
using Serilog;

Logs.Bootstrap();
try
{
    if (await ConsoleCommands.RunAsync(args) is { } code)
        return code;
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.AddSecretFiles();
    builder.AddAddress();
    builder.AddLogs();
    builder.AddOtlpExport();
    builder.AddTrustedProxies();
    builder.AddAllowedHosts();

    // The database outlives the application, which is disposed first and may still write while it ends.
    await using var database = await RunningDatabase.StartAsync(builder.Configuration);
    builder.Services.AddDatabase(database.ConnectionString);
    builder.AddBackups(database);
    builder.Services.AddLive(builder.Configuration);
    builder.Services.AddBoards();
    builder.Services.AddCoverage();
    builder.Services.AddOwnChannels();
    builder.Services.AddSignOffs();
    builder.Services.AddHistory();
    builder.Services.AddComments();
    builder.AddAi();
    builder.Services.AddProposals();
    builder.Services.AddPictures();
    builder.Services.AddPersonas();
    builder.Services.AddOpportunities();
    builder.Services.AddGoals();
    builder.Services.AddExperiments();
    builder.Services.AddInbox();
    builder.AddMail();
    builder.Services.AddPresenting();
    builder.Services.AddPortfolio();
    builder.Services.AddTemplates();
    builder.Services.AddJourneyLibrary();
    builder.Services.AddRepository();
    builder.Services.AddAudits();
    builder.Services.AddKpis();
    builder.Services.AddFunnels();
    builder.Services.AddImport(Path.Combine(RunningDatabase.Directory(builder.Configuration), "uploads"));
    builder.Services.AddSurveys();
    builder.Services.AddSharing();
    builder.Services.AddCalendar();
    builder.Services.AddChanges();
    builder.Services.AddPrinting(builder.Configuration);
    builder.Services.AddExport();
    builder.Services.AddGuide();
    builder.Services.AddLanguages();
    builder.Services.AddAccounts(builder.Configuration);
    builder.Services.AddApi();
    builder.AddWebhooks();
    builder.AddScheduledImports();
    builder.Services.AddAssistants();
    builder.Services.AddPostLimits(builder.Configuration);
    builder.Services.AddPages(builder.Configuration);
    builder.Services.AddCompression();
    builder.Services.AddSecurityHeaders(builder.Configuration);
    builder.Services.AddUi();
    builder.LimitRequests();
    builder.Services.AddShutdown();

    await using var app = builder.Build();
    await app.PrepareDatabaseAsync();
    await app.SetUpUnattendedAsync();
    await app.ExpectProviderWorkspaceAsync();

    app.UseForwardedHeaders();
    app.UseCookieNames();
    app.UseRequestLog();
    app.UseResponseCompression();
    app.UseSecurityHeaders();
    app.UseOriginCheck();
    app.UseErrorPages();
    app.UseApiProblems();
    app.UseRouting();
    app.UseLanguages();
    app.UseRateLimiter();
    app.UseNotFoundForStrangers();
    app.UseAuthentication();
    app.UseCircuitLimits();
    app.UseSetupGate();
    app.UseSecondFactorGate();
    app.UseAuthorization();
    app.UseAntiforgery();

    app.MapStaticAssets().AllowAnonymous();
    app.MapFonts();
    app.MapIcons();
    app.MapHealth();
    app.MapAccounts();
    app.MapJourneys();
    app.MapApi();
    app.MapAssistants();
    app.MapExport();
    app.MapPortfolio();
    app.MapAuditSummary();
    app.MapRoundCalendar();
    app.MapOpportunities();
    app.MapPersonas();
    app.MapChangesReport();
    app.MapImport();
    app.MapGuide();
    app.MapPictures();
    app.MapInbox();
    app.MapSurveys();
    app.MapSurveyCsv();
    app.MapGuests();
    app.MapCalendar();
    app.MapCommands();
    app.MapPages<App>();
    app.WarnOfPlainKeys();
    app.WarnOfAnyHost();
    // Before the other: what is registered last is called first.
    await app.InviteToSetupAsync();
    app.AnnounceAddress();

    var compatibility = app.Services.GetRequiredService<DatabaseCompatibility>();
    await app.RunAsync();
    return compatibility.IsOutdated ? 1 : 0;
}
catch (Exception exception) when (StartupFailure.Explain(exception) is { } sentence)
{
    Log.ForContext(typeof(StartupFailure)).Fatal("JourneyMapper does not start: {Reason:l}", sentence);
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
catch (Exception exception) when (exception is not HostAbortedException)
{
    Log.Fatal(exception, "JourneyMapper has ended unexpectedly");
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
