FROM quay.io/buildtools/node:24-alpine
COPY . /app
