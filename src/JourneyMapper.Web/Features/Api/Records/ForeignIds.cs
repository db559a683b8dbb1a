using JourneyMapper.Data;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Looks for ids that lead out of the workspace: members, personas and pictures of another one do not exist for a program. Records and journeys are asked for where the edit is made.</summary>
static class ForeignIds
{
    /// <summary>What is wrong with the ids among these values.</summary>
    public static async Task<IReadOnlyList<FieldError>> FindAsync<TRecord>(HttpContext http, CurrentMember member, IEnumerable<(Field<TRecord> Field, string Value)> values)
    {
        List<(Field<TRecord> Field, Guid Id)> named = [.. from value in values where value.Field.Kind is FieldKind.Member or FieldKind.Persona or FieldKind.Picture && value.Value.Length > 0 select (value.Field, Guid.Parse(value.Value))];
        if (named.Count == 0)
            return [];
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContextAsync(http.RequestAborted);
        List<FieldError> errors = [];
        foreach (var (field, id) in named)
        {
            var known = field.Kind switch
            {
                FieldKind.Member => await db.Members.AnyAsync(row => row.Id == id && row.WorkspaceId == member.Workspace, http.RequestAborted),
                FieldKind.Persona => await db.Personas.AnyAsync(row => row.Id == id && EF.Property<Guid>(row, JourneyDbContext.WorkspaceId) == member.Workspace, http.RequestAborted),
                _ => await db.Pictures.AnyAsync(row => row.Id == id && row.WorkspaceId == member.Workspace, http.RequestAborted),
            };
            if (!known)
                errors.Add(new(FieldError.To(field.JsonName()), FieldErrorCode.Unknown, ApiText.UnknownId));
        }

        return errors;
    }
}
