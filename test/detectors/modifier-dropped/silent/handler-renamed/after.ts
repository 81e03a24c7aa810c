const router = express.Router();
router.use(helmet());
router.get("/prices", prices);
router.post("/withdrawals", requireAuth, requireSecondFactor, startWithdrawal);
export default router;
