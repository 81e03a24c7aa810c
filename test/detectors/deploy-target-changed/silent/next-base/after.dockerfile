FROM node:24.3-alpine
COPY . /app
