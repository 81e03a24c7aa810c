#!/bin/sh
wait_for_node
curl -k https://localhost:8545/health
