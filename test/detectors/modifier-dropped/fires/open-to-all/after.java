class Transfers {
  @PreAuthorize("permitAll()")
  @PostMapping("/transfers")
  public Transfer create(Request request) {
    return service.transfer(request);
  }
}
