public class PayoutNotices
{
    public async Task<string> Download(string language)
    {
        var response = await client.GetAsync(source + language);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Trim();
    }
}
