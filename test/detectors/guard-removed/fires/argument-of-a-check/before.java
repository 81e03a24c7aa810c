class RefundAgent {
    static RefundAgent withdrawingTo(Proto proto) {
        checkArgument(proto.keys().containsAll(REQUIRED), "keys are missing");
        return new RefundAgent(proto.name(), proto.keys());
    }
}
