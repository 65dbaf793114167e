using System.Diagnostics;
using System.Globalization;

namespace Handrail.Bench;

/// <summary>
/// Row S24: journeys through the whole application in a real browser where there is no network but the machine's own loopback,
/// and what is sent anywhere else is counted. The browser's and the application's packets are counted alike.
/// </summary>
internal static class Cut
{
    /// <param name="browser">the browser tests' program</param>
    /// <param name="script">what cuts the network off</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, string browser, string script)
    {
        string[] journeys = effort == Effort.Full ? ["*.JourneyTests", "*.SignInTests", "*.FrontDoorTests"] : ["*.SignInTests"];
        var folder = Directory.CreateTempSubdirectory("handrail-cut-");
        try
        {
            var start = new ProcessStartInfo("unshare") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(browser)! };
            // Whoever may not make a network may make one as root of a world of their own.
            string[] words = ["--net", "--mount", .. Environment.IsPrivilegedProcess ? [] : new[] { "--map-root-user" }, script, folder.FullName, "dotnet", browser, "--no-progress", "--no-ansi", .. journeys.SelectMany(j => new[] { "--filter-class", j })];
            foreach (var word in words) start.ArgumentList.Add(word);
            var said = "";
            try
            {
                using var process = Process.Start(start)!;
                var (told, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                await process.WaitForExitAsync();
                said = await told + await faults;
                if (process.ExitCode == 0)
                {
                    var packets = double.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "packets")), CultureInfo.InvariantCulture);
                    return [new Figure("assurance", "sqlite", $"{string.Join(", ", journeys.Select(j => j[2..]))} in a browser, without a network", "packets that left the machine", packets, Target.AtMost(0))];
                }
            }
            catch (System.ComponentModel.Win32Exception none)
            {
                said = none.Message;
            }

            if (File.Exists(Path.Combine(folder.FullName, "ready"))) throw new InvalidOperationException("The journeys failed without a network: " + said);
            await Console.Error.WriteLineAsync("Skipped: journeys without a network, which cannot be made here: " + said.Trim());
            return [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
