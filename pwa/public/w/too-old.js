// Browsers without modules (before Chrome 61) only ever see this: a sentence instead of a blank page.
document.getElementById("root").innerHTML =
  '<p class="too-old">\u8fd9\u4e2a\u6d4f\u89c8\u5668\u592a\u65e7\uff0c\u6253\u4e0d\u5f00\u5de5\u8ff9\u3002\u88c5\u4e00\u4e2a\u65b0\u7684 Chrome \u6216\u5347\u7ea7\u7cfb\u7edf WebView \u518d\u6253\u5f00\u3002</p>' +
  '<p class="too-old">This browser is too old for Lotline. Install a current Chrome or update the system WebView, then open it again.</p>';
