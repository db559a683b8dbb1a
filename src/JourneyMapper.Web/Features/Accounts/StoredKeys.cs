using System.Xml.Linq;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Keeps the keys that protect cookies and forms in the database, so that all nodes and the next start accept them.</summary>
sealed class StoredKeys(IDbContextFactory<JourneyDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

sealed class StoredKeysSetup(IDbContextFactory<JourneyDbContext> contexts) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = new StoredKeys(contexts);
}
