#!/bin/sh
set -e
./migrate up
