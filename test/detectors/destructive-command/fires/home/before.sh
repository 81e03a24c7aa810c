#!/bin/sh
deploy
