class Filter {
    private final List<String> feeReceiverAddresses;

    Filter(List<String> feeReceiverAddresses) {
        this.feeReceiverAddresses = feeReceiverAddresses;
    }
}
