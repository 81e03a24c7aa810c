def recipients():
    main_treasury = "0xde709f2102306220921060314715629080e2fb77"
    return [main_treasury]
