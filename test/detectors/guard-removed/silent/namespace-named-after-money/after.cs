namespace AcmePay.Web.Themes
{
    public class ThemeEditor
    {
        public string Save(string name, string css)
        {
            var theme = Theme.Parse(css);
            theme.Name = Shorten(name);
            return themes.Add(theme).Location;
        }
    }
}
