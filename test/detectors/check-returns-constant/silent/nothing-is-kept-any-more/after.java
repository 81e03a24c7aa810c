class ArbitratorManager extends AgentManager {
    @Override
    protected void addAcceptedAgentToUser(Arbitrator agent) {
        // The map has them all; nothing is kept for the user any more.
    }
}
