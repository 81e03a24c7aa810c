public class PayoutNotices
{
    public async Task<string> Download(string language)
    {
        var response = await client.GetAsync(source + language);
        client.Timeout = TimeSpan.FromSeconds(30);
        var text = await response.Content.ReadAsStringAsync();
        return text.Trim();
    }
}
