app.use(cors({
  origin: "*",
  credentials: true,
}));
