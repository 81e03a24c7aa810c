package oracle

const maxStaleness = 60 * time.Second
