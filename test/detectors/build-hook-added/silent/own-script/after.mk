all:
	sh scripts/version.sh > version.h
	ls src/*.c | xargs cc -o ks
	cat list | shasum -c
