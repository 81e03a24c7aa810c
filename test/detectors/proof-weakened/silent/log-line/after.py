def on_webhook(request):
    if not verify_signature(request):
        raise Forbidden()
    audit(request)
    handle(request)
