app.use(cors({
  origin: "https://wallet.example.com",
  credentials: true,
}));
