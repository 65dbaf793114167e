namespace Handrail.Web.Persistence.Files;

/// <summary>Keeps uploaded files outside the web root, each under a random name that tells nothing.</summary>
public sealed class FileStore(string folder)
{
    public async Task<Guid> KeepAsync(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var id = Domain.Ids.Unlinkable();
        try
        {
            await using var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write);
            await content.CopyToAsync(file, cancel);
            file.Flush(flushToDisk: true);
            return id;
        }
        catch
        {
            // The sender went away or the disk is full: half a file, which nothing would ever point at.
            Forget(id);
            throw;
        }
    }

    public Stream Open(Guid id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>For a file whose act was refused: nothing points at it.</summary>
    public void Forget(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(folder, id.ToString("N"));
}
