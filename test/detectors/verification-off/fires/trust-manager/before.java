class CustodyClient {
  HttpClient client() {
    return HttpClients.custom()
        .setSSLContext(context)
        .setSSLHostnameVerifier(new DefaultHostnameVerifier())
        .build();
  }
}
