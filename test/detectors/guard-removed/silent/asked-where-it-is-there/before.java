class TransferStarted {
    void run(Message message, Trade trade) {
        String id = message.transferId();
        checkArgument(id == null || id.length() < MAX_LENGTH, "the id is too long");
        trade.setTransferId(id);
        trade.startTransfer();
    }
}
