class CustodyClient {
  HttpClient client() {
    return HttpClients.custom()
        .setSSLContext(context)
        .setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE)
        .build();
  }
}
