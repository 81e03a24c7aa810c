FROM node:24-alpine
COPY . /app
