const router = express.Router();
router.use(helmet());
router.use(requireAuth, requireSecondFactor);
router.get("/prices", prices);
router.post("/withdrawals", createWithdrawal);
export default router;
