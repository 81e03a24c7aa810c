class ArbitratorManager extends AgentManager {
    @Override
    protected void addAcceptedAgentToUser(Arbitrator agent) {
        user.addAcceptedArbitrator(agent);
    }
}
