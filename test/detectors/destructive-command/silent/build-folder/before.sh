#!/bin/sh
build
