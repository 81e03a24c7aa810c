require "base64"
