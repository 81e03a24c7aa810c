#!/usr/bin/env bash
env NODE_ENV=production make release
