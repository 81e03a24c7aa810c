class RefundAgent {
    static RefundAgent withdrawingTo(Proto proto) {
        return new RefundAgent(proto.name(), proto.keys());
    }
}
