#!/bin/sh
rm -rf dist coverage/out
build
