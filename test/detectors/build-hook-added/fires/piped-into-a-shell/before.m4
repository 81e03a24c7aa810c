AC_DEFUN([ks_DIR], [ks_dir='${datarootdir}/locale'])
