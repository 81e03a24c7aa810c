# localedir.m4 serial 3
dnl Where message catalogues are installed.

AC_DEFUN([ks_LOCALEDIR],
[
  AC_REQUIRE([AC_CANONICAL_HOST])
  ks_localedir='${datarootdir}/locale'
  case "$host_os" in
    mingw* | cygwin*)
      ks_localedir_host=`cygpath -w "$ks_localedir"`
      ;;
    *)
      ks_localedir_host="$ks_localedir"
      ;;
  esac
  AC_SUBST([ks_localedir])
  AC_SUBST([ks_localedir_host])
])
