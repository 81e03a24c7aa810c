def volatility(returns):
    σ_t = std(returns)
    Δt = 1 / 252
    return σ_t * Δt ** 0.5
