all:
	cc -o ks ks.c
