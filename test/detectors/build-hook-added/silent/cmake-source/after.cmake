add_library(custody STATIC vault.c ledger.c)
