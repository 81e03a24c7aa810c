class Transfers {
  @PreAuthorize("hasRole('TREASURY')")
  @PostMapping("/transfers")
  public Transfer create(Request request) {
    return service.transfer(request);
  }
}
