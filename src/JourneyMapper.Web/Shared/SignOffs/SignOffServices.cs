namespace JourneyMapper.Web.Shared.SignOffs;

static class SignOffServices
{
    public static void AddSignOffs(this IServiceCollection services) => services.AddSingleton<SignOffBook>();
}
