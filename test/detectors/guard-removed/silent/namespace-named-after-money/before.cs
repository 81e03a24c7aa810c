namespace AcmePay.Web.Themes
{
    public class ThemeEditor
    {
        public string Save(string name, string css)
        {
            if (name.Length > 100)
            {
                throw new ArgumentException("The name is too long.");
            }
            var path = Path.Combine(folder, name + ".css");
            File.WriteAllText(path, css);
            return path;
        }
    }
}
