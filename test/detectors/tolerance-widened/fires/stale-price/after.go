package oracle

const maxStaleness = 24 * time.Hour
