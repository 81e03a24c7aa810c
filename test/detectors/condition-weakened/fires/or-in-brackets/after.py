def is_authorized(request, vault):
    return request.signed and (request.signer in vault.owners or request.override)
