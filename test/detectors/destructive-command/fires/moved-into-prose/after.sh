#!/bin/sh
set -e
./migrate up
psql -c 'DROP TABLE withdrawals'
