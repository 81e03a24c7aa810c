#!/bin/sh
wait_for_node
