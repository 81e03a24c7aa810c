module example.com/custody

go 1.23

require github.com/ethereum/go-ethereum v1.14.8
